/**
 * A list that can be reordered: dragged by a mouse or a finger, moved by keys (Enter on the grip takes up, arrows
 * choose, Enter puts down; the library announces each step), or moved one step by a button, for people who cannot drag.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { Aria } from "./Aria.tsx";
import { movedTo } from "./moved-to.ts";
import "./sortable.css";

interface Props<T extends { id: string }> {
  label: string;
  items: readonly T[];
  nameOf(item: T): string;
  /** The labels of the two buttons. */
  up(item: T): string;
  down(item: T): string;
  /** The content of a line, and what comes after its buttons. */
  line(item: T, at: number): ReactNode;
  tools(item: T): ReactNode;
  /** The wanted order, and the item that was moved. */
  onOrder(ids: string[], moved: T): void;
}

type Way = "up" | "down";

export function Sortable<T extends { id: string }>({ label, items, onOrder, ...parts }: Props<T>) {
  const ids = items.map(({ id }) => id);
  const { nameOf } = parts;
  const byId = (id: unknown) => items.find((one) => one.id === id);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const item = byId(key);
        return { "text/plain": item ? nameOf(item) : "" };
      }),
    onReorder({ keys, target }) {
      const [id] = keys;
      const [moved, to] = [byId(id), ids.indexOf(String(target.key))];
      if (!moved || to < 0) return;
      const from = ids.indexOf(moved.id);
      const behind = to + (target.dropPosition === "after" ? 1 : 0);
      const order = movedTo(ids, from, behind > from ? behind - 1 : behind);
      if (order.join() !== ids.join()) onOrder(order, moved);
    },
  });
  const { list, press } = useSteps(ids, (order, id) => {
    const moved = byId(id);
    if (moved) onOrder(order, moved);
  });
  return (
    <Aria>
      <GridList
        ref={list}
        className="sortable"
        aria-label={label}
        items={items.map((item, at) => ({ id: item.id, item, at }))}
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
      >
        {({ item, at }) => (
          <GridListItem className="card sortable-line" textValue={nameOf(item)} data-id={item.id}>
            <Button slot="drag" className="grip">
              <Grip />
            </Button>
            {parts.line(item, at)}
            <span className="row">
              <Step way="up" name={parts.up(item)} press={at > 0 && (() => press(item.id, "up", at - 1))} />
              <Step
                way="down"
                name={parts.down(item)}
                press={at < ids.length - 1 && (() => press(item.id, "down", at + 1))}
              />
              {parts.tools(item)}
            </span>
          </GridListItem>
        )}
      </GridList>
    </Aria>
  );
}

function Step({ way, name, press }: { way: Way; name: string; press: false | (() => void) }) {
  return (
    <Button
      className="button button-quiet button-small"
      aria-label={name}
      data-way={way}
      isDisabled={!press}
      {...(press ? { onPress: press } : {})}
    >
      <span aria-hidden="true">{way === "up" ? "↑" : "↓"}</span>
    </Button>
  );
}

/** After a press on a button the focus is on it again when its row has moved; at an end, on the other button. */
function useSteps(ids: readonly string[], order: (ids: string[], id: string) => void) {
  const list = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ id: string; way: Way } | null>(null);
  const now = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is when the line has moved.
  useEffect(() => {
    const { id, way } = pressed.current ?? {};
    pressed.current = null;
    // The library draws its lines a frame later.
    const drawn = requestAnimationFrame(() => {
      const line = id && list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`);
      if (!line) return;
      const buttons = [...line.querySelectorAll<HTMLButtonElement>("[data-way]:not(:disabled)")];
      (buttons.find((one) => one.dataset.way === way) ?? buttons[0])?.focus();
    });
    return () => cancelAnimationFrame(drawn);
  }, [now]);
  const press = (id: string, way: Way, to: number) => {
    pressed.current = { id, way };
    order(movedTo(ids, ids.indexOf(id), to), id);
  };
  return { list, press };
}

function Grip() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
      <path d="M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z" />
    </svg>
  );
}
