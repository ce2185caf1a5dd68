/**
 * A fold over the page for a few controls. It closes by Escape, by a press elsewhere, when the focus goes elsewhere (it
 * could cover the focused element), and when its command was done.
 */
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

interface Props {
  /** The content of the button. */
  name: ReactNode;
  /** The name of the button, if it has no words. */
  label?: string;
  className?: string;
  /** The button is a sign alone. */
  sign?: boolean;
  done?: boolean;
  children: ReactNode;
}

export function Popover({ name, label, className = "", sign, done = false, children }: Props) {
  const fold = useRef<HTMLDetailsElement>(null);
  const button = useRef<HTMLElement>(null);
  useEffect(() => {
    if (done && fold.current) fold.current.open = false;
  }, [done]);
  useEffect(() => {
    const close = ({ target }: PointerEvent) => {
      if (fold.current && !fold.current.contains(target as Node)) fold.current.open = false;
    };
    addEventListener("pointerdown", close);
    return () => removeEventListener("pointerdown", close);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !fold.current?.open) return;
    event.stopPropagation();
    fold.current.open = false;
    button.current?.focus();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) => {
    // The focus went nowhere: the window was left, or the focused element is gone.
    if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  };
  return (
    <details ref={fold} className={`popover ${className}`} onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary ref={button} title={label} className={sign ? "tool" : undefined}>
        {label ? <span className="visually-hidden">{label}</span> : null}
        {name}
      </summary>
      <div className="popover-body">{children}</div>
    </details>
  );
}
