const onlyInRepository = /<!-- only in the repository -->.*?<!-- everywhere -->\s*/gs;

/** What the Marketplace and VS Code show of the README: nothing about building it, and no picture, whose place they cannot know. */
export function packageReadme(readme: string): string {
  return readme.replaceAll(onlyInRepository, '');
}
