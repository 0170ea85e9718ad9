/// Synthetic laptops, and checks of a synthetic file.
import type { DeviceRow, ImportProblem, ImportReport } from "../bindings/api";
import { at } from "./synthetic";

export const DEVICES: DeviceRow[] = [
  { name: "Kari sin bærbare", this_device: true, app_version: "0.1.0", enrolled_at: at(-200, 9), last_seen: at(0, 14, 3), revoked: false },
  { name: "Lånemaskin Alnabru", this_device: false, app_version: "0.1.0", enrolled_at: at(-20, 9), last_seen: null, revoked: false },
  { name: "Gammel bærbar", this_device: false, app_version: "0.0.9", enrolled_at: at(-400, 9), last_seen: at(-90, 12), revoked: true },
];

export const importProblem = (change: Partial<ImportProblem> = {}): ImportProblem => ({
  table: "meetings", line: 14, column: "at", code: "time_impossible", message: "Tidspunktet finnes ikke. Skriv det som 2026-11-21T14:30.", ...change,
});

export const IMPORT_FAULTS: ImportReport = {
  dry_run: true,
  imported: 40,
  skipped: 0,
  problems: [
    importProblem({ table: "trails", line: 3, column: "national_id", code: "national_id_invalid", message: "Fødselsnummeret er ikke gyldig. Se etter tastefeil." }),
    importProblem(),
    importProblem({ table: "meetings", line: 22, column: "", code: "id_unknown", message: "Raden viser til noe som verken er i filen eller her." }),
    importProblem({ table: "employer_log", line: 5, column: "description", code: "person_data_in_text", message: "Teksten ser ut til å inneholde opplysninger om en deltaker. Skriv den om uten å vise hvem det gjelder." }),
  ],
  kept: [],
};

export const IMPORT_CLEAN: ImportReport = {
  dry_run: true,
  imported: 143,
  skipped: 12,
  problems: [],
  kept: [importProblem({ table: "job", line: 8, column: "status", code: "value_retired", message: "Verdien er tatt ut av listen." })],
};

export const IMPORT_DONE: ImportReport = { ...IMPORT_CLEAN, dry_run: false };
