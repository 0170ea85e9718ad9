/// What is kept about an employer and what of it is over: somebody who has left, a need that is met, an agreement that has run out.
import type { RecordRow } from "../bindings/api";
import { today } from "./dates";

export function isOver({ kind, status, fields }: RecordRow): boolean {
  switch (kind) {
    case "employer_contact":
      return fields.former_employee === "true";
    case "employer_need":
      return status !== "open";
    default:
      return fields.until !== undefined && fields.until !== "" && fields.until < today();
  }
}
