/// Everything that can be done from anywhere, for the command palette.
import {
  ArrowsSquarepathIcon, EyeSlashIcon, ShieldCheckmarkIcon,
  ArrowsCirclepathIcon, BarChartIcon, BriefcaseIcon, Buildings3Icon, CalendarIcon, CogIcon, HouseIcon, LanguageIcon, MagnifyingGlassIcon, MoonIcon, NotePencilIcon, PadlockLockedIcon, PersonGroupIcon,
  PersonPlusIcon, SunIcon, TableIcon, TasklistIcon,
} from "@navikt/aksel-icons";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Entry } from "../features/palette/entries";
import { LANGUAGES } from "../shared/language";
import { useNavigation } from "../shared/navigation";
import { useListViews } from "../shared/queries";
import { setPreferences, THEMES, usePreferences } from "../shared/preferences";

type Deeds = { logMeeting: () => void; newTask: () => void; newTrail: () => void; syncStatus: () => void; syncNow: () => void; visit: () => void; lock: () => void };

const PAGES = [
  { name: "home", icon: HouseIcon },
  { name: "calendar", icon: CalendarIcon, keys: "K" },
  { name: "portfolio", icon: PersonGroupIcon },
  { name: "employers", icon: Buildings3Icon },
  { name: "tasks", icon: TasklistIcon },
  { name: "figures", icon: BarChartIcon },
  { name: "workspace", icon: BriefcaseIcon },
  { name: "inbox", icon: ArrowsSquarepathIcon },
  { name: "departure", icon: ShieldCheckmarkIcon },
  { name: "search", icon: MagnifyingGlassIcon, keys: "/" },
  { name: "settings", icon: CogIcon, keys: "Ctrl ," },
] as const;

export function usePaletteActions(deeds: Deeds): Entry[] {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { language, theme } = usePreferences();
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
    return [
      { id: "log", label: t("nav.logMeeting"), keys: "L", icon: NotePencilIcon, run: deeds.logMeeting },
      { id: "new-task", label: t("tasks.add"), words: "gjøremål todo", keys: "O", icon: TasklistIcon, run: deeds.newTask },
      { id: "new-trail", label: t("home.newTrail"), icon: PersonPlusIcon, run: deeds.newTrail },
      { id: "new-employer", label: t("employers.new"), icon: Buildings3Icon, run: () => go({ name: "employers", add: true }) },
      { id: "visit", label: t("modes.startVisit"), keys: "F8", icon: EyeSlashIcon, run: deeds.visit },
      { id: "lock", label: t("nav.lock"), icon: PadlockLockedIcon, run: deeds.lock },
      ...pages,
      { id: "code-lists", label: t("palette.go", { page: t("codeLists.title") }), icon: TableIcon, run: () => go({ name: "code-lists" }) },
      { id: "data", label: t("palette.go", { page: t("data.title") }), words: "excel csv fil export import", icon: TableIcon, run: () => go({ name: "data" }) },
      { id: "sync-now", label: t("sync.now"), icon: ArrowsCirclepathIcon, run: deeds.syncNow },
      { id: "sync", label: t("palette.syncStatus"), icon: ArrowsCirclepathIcon, run: deeds.syncStatus },
      ...themes,
      ...languages,
      ...lists,
    ];
  }, [t, go, language, theme, deeds, views.data]);
}
