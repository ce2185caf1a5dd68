/** Commands that go onto the record with their reason. Folded away, against mistakes. */
import { Button } from "#app/components/Button.tsx";
import { type FormProps, handedTo } from "./form.ts";
import { ReasonArea } from "./OnTheRecord.tsx";

interface Props extends FormProps {
  intent:
    | "refuse"
    | "reopen"
    | "withdraw"
    | "withdraw-signature"
    | "object-to-correction"
    | "withdraw-correction";
  title: string;
  hint?: string;
  hash?: string;
}

export function WithReason({ result, intent, title, hint, hash }: Props) {
  return (
    <details className="card" open={result?.intent === intent}>
      <summary>{title}</summary>
      <form method="post">
        {hint ? <p>{hint}</p> : null}
        <ReasonArea value={handedTo(result, intent).reason} />
        {hash ? <input type="hidden" name="seen" value={hash} /> : null}
        <Button appearance="danger" name="intent" value={intent}>
          {title}
        </Button>
      </form>
    </details>
  );
}
