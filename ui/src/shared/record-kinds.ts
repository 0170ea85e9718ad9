/// What kinds of records there are and what they hold, as Rust has it.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CodeValue, FieldSpec, RecordCatalogue, RecordKind, RecordSpec } from "../bindings/api";
import { useBackend } from "./backend";
import { usePreferences } from "./preferences";

/** A field with the values it takes from a code list. */
export type FormField = FieldSpec & {
  /** In the order they are offered, retired ones among them; none for a field that takes no codes. */
  choices: CodeValue[];
  /** The field that decides which of them may be chosen. */
  dependsOn: string | null;
};

export type KindOfRecord = { spec: RecordSpec; fields: FormField[] };

/** The catalogue is part of the program: it is read once in each language. */
export function useRecordKinds() {
  const backend = useBackend();
  const { language } = usePreferences();
  return useQuery({ queryKey: ["record_kinds", language], queryFn: () => backend.call("record_kinds", {}) });
}

export function kindOf({ kinds, lists }: RecordCatalogue, kind: RecordKind): KindOfRecord | undefined {
  const spec = kinds.find((of) => of.kind === kind);
  if (spec === undefined) return undefined;
  const fields = spec.fields.map((field): FormField => {
    const list = "list" in field ? lists.find(({ name }) => name === field.list) : undefined;
    return { ...field, choices: list?.codes ?? [], dependsOn: list?.depends_on ?? null };
  });
  return { spec, fields };
}

/** One kind with its fields; undefined while it is being read, or when the program does not know it. */
export function useRecordKind(kind: RecordKind): KindOfRecord | undefined {
  const { data } = useRecordKinds();
  return useMemo(() => (data === undefined ? undefined : kindOf(data, kind)), [data, kind]);
}

/** A stored code in words; what the list does not know is shown as it is. */
export const codeLabel = (field: FormField | undefined, code: string): string => field?.choices.find((choice) => choice.code === code)?.label ?? code;
