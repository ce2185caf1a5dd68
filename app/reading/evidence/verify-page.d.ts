/** What vite.config.ts makes of page/: the program of verify.html and its style. */
declare module "virtual:verify-page" {
  export const script: string;
  export const style: string;
}
