import { index, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/home.tsx"),
  route("editions/:slug", "routes/edition.tsx"),
  route("editions/:slug.json", "routes/edition-json.ts"),
  route("editions/:slug/verify", "routes/verify.tsx"),
  route("editions/:slug/compare", "routes/edition-compare.tsx"),
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("language", "routes/language.ts"),
  route("invitations/:token", "routes/invitation.tsx"),
  route("desk", "routes/desk.tsx"),
  route("meetings/:id", "routes/meeting.tsx"),
  route("texts/:id", "routes/text.tsx"),
  route("texts/:id/clauses", "routes/clauses.tsx"),
  route("texts/:id/clauses/:clause", "routes/clause.tsx"),
  route("texts/:id/drafts", "routes/drafts.tsx"),
  route("texts/:id/drafts/:number", "routes/draft.tsx"),
  route("texts/:id/compare", "routes/compare.tsx"),
  route("texts/:id/decision", "routes/decision.tsx"),
  route("texts/:id/trail", "routes/trail.tsx"),
  route("*", "routes/missing.tsx"),
] satisfies RouteConfig;
