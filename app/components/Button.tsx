/** A button of a form. A link to another page has the class `button` instead. */
import type { ComponentProps } from "react";

interface Props extends ComponentProps<"button"> {
  appearance?: "main" | "quiet" | "danger";
  size?: "normal" | "small";
}

export function Button({ appearance = "main", size = "normal", type = "submit", className, ...rest }: Props) {
  const looks = { main: "", quiet: "button-quiet", danger: "button-danger" }[appearance];
  const classes = ["button", looks, size === "small" && "button-small", className].filter(Boolean).join(" ");
  return <button type={type} className={classes} {...rest} />;
}
