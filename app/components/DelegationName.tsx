/** A delegation for a reader: flag and name. The name comes formatted from the loader. */

import { Flag } from "./Flag.tsx";
import { Name } from "./Name.tsx";

interface Props {
  country: string | null;
  name: string;
}

export function DelegationName({ country, name }: Props) {
  return (
    <span className="party">
      <Flag country={country} name={name} />
      <span>
        <Name>{name}</Name>
      </span>
    </span>
  );
}
