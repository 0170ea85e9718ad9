/// A field with suggestions (combobox): type to narrow, arrows to move, Enter or Tab to take.
import { TextField } from "@navikt/ds-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Kbd } from "./Kbd";
import { selectAll } from "../select-all";

export type Option = { id: string; label: string; detail?: string };

type TypeAheadProps = {
  label: string;
  name: string;
  text: string;
  options: Option[];
  onText: (text: string) => void;
  onChoose: (option: Option) => void;
  /** Said when nothing fits. */
  none: string;
  /** Whether the first suggestion is taken by Enter and Tab without pressing the arrows. */
  takeFirst: boolean;
  description?: string;
  /** Keys that lead to the field, shown at its label. */
  keys?: string;
  error?: ReactNode;
  testId: string;
  className?: string;
};

/** Suggestions on screen at once; more are reached by typing. */
export const SHOWN_MAX = 8;

export function TypeAhead(props: TypeAheadProps) {
  const { label, name, text, onText, onChoose, none, takeFirst, description, keys, error, testId, className } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = props.options.slice(0, SHOWN_MAX);
  const at = Math.min(active, shown.length - 1);

  const take = (option: Option | undefined): boolean => {
    if (option === undefined) return false;
    onChoose(option);
    setOpen(false);
    return true;
  };

  // After the next field has the focus: a list taken away in between makes the dialog think that the focus was lost.
  const closeWhenLeft = () => {
    setTimeout(() => setOpen(false));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        setActive(open && shown.length > 0 ? (at + step + shown.length) % shown.length : 0);
        setOpen(true);
        break;
      }
      case "Enter":
        event.preventDefault();
        if (open) take(shown[at]);
        else if (shown.length > 0) {
          setActive(0);
          setOpen(true);
        }
        break;
      case "Tab":
        if (open && !event.shiftKey) take(shown[at]);
        break;
      case "Escape":
        if (open) {
          event.preventDefault();
          event.stopPropagation();
          event.nativeEvent.stopImmediatePropagation();
          setOpen(false);
        }
        break;
      default:
    }
  };

  const listed = open && shown.length > 0;
  return (
    <div className={className === undefined ? "wt-typeahead" : `wt-typeahead ${className}`}>
      <TextField
        label={
          keys === undefined ? (
            label
          ) : (
            <span className="wt-label-keys">
              {label} <Kbd>{keys}</Kbd>
            </span>
          )
        }
        name={name}
        description={description}
        error={error}
        size="small"
        value={text}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={listed}
        aria-controls={listed ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={listed && at >= 0 ? `${listId}-${at}` : undefined}
        data-testid={testId}
        onChange={(event) => {
          onText(event.target.value);
          setActive(takeFirst && event.target.value !== "" ? 0 : -1);
          setOpen(true);
        }}
        onFocus={selectAll}
        onClick={() => setOpen(true)}
        onBlur={closeWhenLeft}
        onKeyDown={onKeyDown}
      />
      {listed && (
        <ul className="wt-typeahead__list" id={listId} role="listbox" aria-label={label}>
          {shown.map((option, index) => (
            <li
              key={option.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              className="wt-typeahead__option"
              // Before the blur of the field, which would close the list under the pointer.
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <span>{option.label}</span>
              {option.detail !== undefined && <span className="wt-typeahead__detail">{option.detail}</span>}
            </li>
          ))}
        </ul>
      )}
      {open && text !== "" && shown.length === 0 && (
        <div className="wt-typeahead__list wt-typeahead__none" role="status">
          {none}
        </div>
      )}
    </div>
  );
}
