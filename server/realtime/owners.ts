/**
 * The owners of a sheet's client ids, as far as this room knows. The log binds an id for good; until then an id belongs
 * to the person who used it here first.
 */

/** Owner of what the server writes: no person's id is empty. */
export const NOBODY = "";

export class Owners {
  readonly #byClient: Map<number, string>;

  constructor(bound: ReadonlyMap<number, string>, hand: number) {
    this.#byClient = new Map(bound).set(hand, NOBODY);
  }

  of(client: number): string | undefined {
    return this.#byClient.get(client);
  }

  unbound(clients: readonly number[]): number[] {
    return clients.filter((client) => !this.#byClient.has(client));
  }

  bind(clients: readonly number[], person: string): void {
    for (const client of clients) this.#byClient.set(client, person);
  }

  /** What the log says about ids; what is known already stays. */
  learn(owners: Iterable<readonly [client: number, person: string]>): void {
    for (const [client, person] of owners)
      if (!this.#byClient.has(client)) this.#byClient.set(client, person);
  }

  forget(client: number): void {
    this.#byClient.delete(client);
  }
}
