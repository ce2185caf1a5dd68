/**
 * A button that opens a form, or anything else, over the page: the focus stays in it, Escape closes it and moves the
 * focus back.
 */
import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Aria } from "./Aria.tsx";

interface Props {
  /** The content of the button; its name is the heading of the dialog. */
  button: ReactNode;
  title: string;
  close: string;
  children: ReactNode;
}

export function InDialog({ button, title, close, children }: Props) {
  return (
    <Aria>
      <DialogTrigger>
        <Button className="button button-quiet button-small" aria-label={title}>
          {button}
        </Button>
        <ModalOverlay className="over" isDismissable>
          <Modal className="in-dialog card">
            <Dialog>
              <div className="in-dialog-head">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <Button slot="close" className="button button-quiet button-small">
                  {close}
                </Button>
              </div>
              {children}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
    </Aria>
  );
}
