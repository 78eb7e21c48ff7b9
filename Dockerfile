# The whole API as one process, see docs/deploy.md. Built anywhere, it holds Node.js and the bundle and nothing else.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build-server.ts

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /build/.package/server/app/ ./
ENV NODE_ENV=production
EXPOSE 8080
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/-/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "index.js"]
