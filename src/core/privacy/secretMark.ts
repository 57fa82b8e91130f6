/** What stands for a secret: `__SECRET_GITHUB_TOKEN_0f1e2d3c4b__`. A name in every language, and fit for any string. */
export const secretMark = /__SECRET_[A-Z0-9_]+_[0-9a-f]{10}__/g;
