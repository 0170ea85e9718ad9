/// Everything that can be done from anywhere, for the command palette.
import {
  ArrowsSquarepathIcon, EyeSlashIcon, ShieldCheckmarkIcon,
  ArrowsCirclepathIcon, BarChartIcon, BriefcaseIcon, Buildings3Icon, CalendarIcon, CogIcon, HouseIcon, LanguageIcon, MagnifyingGlassIcon, MoonIcon, NotePencilIcon, PadlockLockedIcon, PersonGroupIcon,
  PersonPlusIcon, PrinterSmallIcon, SunIcon, TableIcon, TasklistIcon, ZoomPlusIcon,
} from "@navikt/aksel-icons";
import { useMemo } from "react";
import type { Entry } from "../features/palette/entries";
import { LANGUAGES } from "../shared/language";
import { CALENDAR_SHAPES, useNavigation } from "../shared/navigation";
import { useListViews } from "../shared/queries";
import { setPreferences, TEXT_SIZES, THEMES, usePreferences } from "../shared/preferences";
import { useTranslation } from "../shared/translation";

type Deeds = { logMeeting: () => void; newTask: () => void; newTrail: () => void; printDay: () => void; syncStatus: () => void; syncNow: () => void; visit: () => void; lock: () => void };

/** The pages, and what else they are looked for by: what is found and done there, in the words of all three languages. */
const PAGES = [
  { name: "home", icon: HouseIcon, words: "hjem morgen home" },
  { name: "calendar", icon: CalendarIcon, keys: "K", words: "avtaler møter ics outlook calendar" },
  { name: "portfolio", icon: PersonGroupIcon, words: "portefølje deltakere csv portfolio" },
  { name: "employers", icon: Buildings3Icon, words: "bedrifter firma company" },
  { name: "tasks", icon: TasklistIcon, words: "gjøremål frister sms todo" },
  { name: "figures", icon: BarChartIcon, words: "statistikk tall uteprosent statistics" },
  { name: "workspace", icon: BriefcaseIcon, words: "lenker maler logg egne links templates" },
  { name: "inbox", icon: ArrowsSquarepathIcon, words: "konflikter fletting kvitteringer conflicts" },
  { name: "departure", icon: ShieldCheckmarkIcon, words: "trygt å lukke lukke lokket safe to go close" },
  { name: "search", icon: MagnifyingGlassIcon, keys: "/", words: "finne leite search" },
  { name: "settings", icon: CogIcon, keys: "Ctrl ,", words: "enheter varsler automatisk lås oppdatering om lisenser devices updates licences" },
] as const;

export function usePaletteActions(deeds: Deeds): Entry[] {
  const { t } = useTranslation();
  const { route, go } = useNavigation();
  const atHome = route.name === "home";
  const { language, theme, text_size: textSize } = usePreferences();
  const views = useListViews();
  return useMemo(() => {
    const pages = PAGES.map(({ name, icon, ...rest }): Entry => ({
      id: `page:${name}`, label: t("palette.go", { page: t(`nav.${name}`) }), icon, run: () => go({ name }), ...rest,
    }));
    const lists = (views.data ?? []).map(({ code, name }): Entry => ({
      id: `list:${code}`, label: t("palette.list", { name }), icon: TableIcon, run: () => go({ name: "portfolio", list: code }),
    }));
    const languages = LANGUAGES.filter((of) => of !== language).map((of): Entry => ({
      id: `language:${of}`, label: t("palette.language", { language: t(`languageName.${of}`) }), words: "språk language", icon: LanguageIcon,
      run: () => setPreferences({ language: of }),
    }));
    const themes = THEMES.filter((of) => of !== theme).map((of): Entry => ({
      id: `theme:${of}`, label: t("palette.theme", { theme: t(`theme.${of}`) }), icon: of === "dark" ? MoonIcon : SunIcon,
      run: () => setPreferences({ theme: of }),
    }));
    const sizes = TEXT_SIZES.filter((of) => of !== textSize).map((of): Entry => ({
      id: `text:${of}`, label: t("palette.textSize", { percent: of }), words: "skrift større mindre zoom font", icon: ZoomPlusIcon, run: () => setPreferences({ text_size: of }),
    }));
    const shapes: Entry[] = [
      ...CALENDAR_SHAPES.map((of): Entry => ({ id: `calendar:${of}`, label: t("palette.calendar", { shape: t(`calendar.${of}`) }), icon: CalendarIcon, run: () => go({ name: "calendar", shape: of }) })),
      ...(["list", "board"] as const).map((of): Entry => ({ id: `portfolio:${of}`, label: t("palette.portfolio", { shape: t(`portfolio.${of}`) }), words: of === "board" ? "faser kanban" : "", icon: PersonGroupIcon, run: () => go({ name: "portfolio", shape: of }) })),
    ];
    return [
      { id: "log", label: t("nav.logMeeting"), keys: "L", icon: NotePencilIcon, run: deeds.logMeeting },
      { id: "new-task", label: t("tasks.add"), words: "gjøremål todo", keys: "O", icon: TasklistIcon, run: deeds.newTask },
      { id: "new-trail", label: t("home.newTrail"), icon: PersonPlusIcon, run: deeds.newTrail },
      { id: "new-employer", label: t("employers.new"), icon: Buildings3Icon, run: () => go({ name: "employers", add: true }) },
      { id: "print-day", label: t("morning.print"), words: "morgenark papir print", ...(atHome ? { keys: "Ctrl P" } : {}), icon: PrinterSmallIcon, run: deeds.printDay },
      { id: "visit", label: t("modes.startVisit"), keys: "F8", icon: EyeSlashIcon, run: deeds.visit },
      { id: "lock", label: t("nav.lock"), icon: PadlockLockedIcon, run: deeds.lock },
      ...pages,
      { id: "code-lists", label: t("palette.go", { page: t("codeLists.title") }), icon: TableIcon, run: () => go({ name: "code-lists" }) },
      { id: "data", label: t("palette.go", { page: t("data.title") }), words: "excel csv fil export import", icon: TableIcon, run: () => go({ name: "data" }) },
      { id: "sync-now", label: t("sync.now"), icon: ArrowsCirclepathIcon, run: deeds.syncNow },
      { id: "sync", label: t("palette.syncStatus"), icon: ArrowsCirclepathIcon, run: deeds.syncStatus },
      ...shapes,
      ...themes,
      ...sizes,
      ...languages,
      ...lists,
    ];
  }, [t, go, atHome, language, theme, textSize, deeds, views.data]);
}
