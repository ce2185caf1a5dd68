/** A sign of the editor: lines on a square of sixteen, in the colour of the words beside it. */
export function Sign({ path, className = "sign" }: { path: string; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
