/**
 * A question before something that nobody wants to do by mistake. The safe answer has the focus, and Escape means it.
 */
import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Aria } from "./Aria.tsx";

interface Props {
  title: string;
  /** The labels of the two buttons. */
  no: string;
  yes: string;
  onAnswer(yes: boolean): void;
  children: ReactNode;
}

export function Question({ title, no, yes, onAnswer, children }: Props) {
  return (
    <Aria>
      <ModalOverlay className="over" isOpen onOpenChange={(open) => open || onAnswer(false)}>
        <Modal className="in-dialog card">
          <Dialog role="alertdialog" className="question">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            <div className="row">
              {/* A key that is still held must press the safe answer. */}
              <Button autoFocus className="button" onPress={() => onAnswer(false)}>
                {no}
              </Button>
              <Button className="button button-danger" onPress={() => onAnswer(true)}>
                {yes}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </Aria>
  );
}
