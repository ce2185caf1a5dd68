/** The status of a clause as the editor draws it: set by the plugin of closed clauses, read by the clause's view. */

/** What is drawn at a clause that is not simply open. */
export interface DrawnStatus {
  status: string;
  words: string;
  /** This person may not write it. */
  closed: boolean;
}

/** By clause. */
export type DrawnStatuses = Readonly<Record<string, DrawnStatus>>;

/** What a node decoration carries to the node's view. */
export interface StatusSpec {
  clauseState: DrawnStatus;
}
