/**
 * The query of the page that the reader is on or, where another one of the same page was chosen and is still loading,
 * that one: a second choice is added to the first and does not take it back.
 */
import { useLocation, useNavigation } from "react-router";

export function useComingSearch(): URLSearchParams {
  const here = useLocation();
  const { location: coming } = useNavigation();
  return new URLSearchParams(coming?.pathname === here.pathname ? coming.search : here.search);
}
