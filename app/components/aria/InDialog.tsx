/** A button that opens a form, or anything else, over the page: the keys stay in it, Escape closes it and gives them back. */
import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Aria } from "./Aria.tsx";

interface Props {
  /** What the button shows; it is called what the heading of what it opens says. */
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
