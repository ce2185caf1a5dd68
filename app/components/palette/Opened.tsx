/**
 * The open palette: a field over a list, in a dialog that holds the focus and gives it back. The library moves through
 * the list and announces the current line, while the caret stays in the field.
 */
import { useMemo, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components";
import { Aria } from "#app/components/aria/Aria.tsx";
import { isMac, writtenKeys } from "#app/components/shortcuts.ts";
import { useTranslation } from "#words/use-translation.ts";
import { type Action, actionsNow } from "./actions.ts";
import { matching } from "./matching.ts";

interface Props {
  typedAhead: string;
  /** With the chosen action, or without one. */
  onLeave(chosen?: Action): void;
}

export function Opened({ typedAhead, onLeave }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(typedAhead);
  const found = useMemo(() => matching(actionsNow(), typed), [typed]);
  return (
    <Aria>
      <ModalOverlay className="over" isOpen isDismissable onOpenChange={() => onLeave()}>
        <Modal className="palette">
          <Dialog className="palette-in" aria-label={t("palette.title")}>
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <TextField aria-label={t("palette.find")} autoFocus>
                <Input
                  role="combobox"
                  aria-expanded="true"
                  aria-haspopup="listbox"
                  placeholder={t("palette.find")}
                />
              </TextField>
              <p role="status" className={found.length ? "visually-hidden" : "palette-none"}>
                {found.length ? t("palette.count", { count: found.length }) : t("palette.none")}
              </p>
              <ListBox
                className="palette-list"
                aria-label={t("palette.title")}
                items={found}
                shouldFocusWrap
                onAction={(id) => onLeave(found.find((one) => one.id === id))}
              >
                {Line}
              </ListBox>
            </Autocomplete>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </Aria>
  );
}

function Line({ id, name, group, keys }: Action) {
  return (
    <ListBoxItem id={id} textValue={name}>
      <span>{name}</span>
      <span className="palette-group">{group}</span>
      {keys ? <kbd>{writtenKeys(keys, isMac())}</kbd> : null}
    </ListBoxItem>
  );
}
