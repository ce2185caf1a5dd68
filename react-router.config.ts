import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // The list of all pages is one file with a hash in its name (5 kB packed), kept like every other: no page asks for
  // pieces of it later, when there may be no line.
  routeDiscovery: { mode: "initial" },
} satisfies Config;
