// What the browser keeps of the page: GraphiQL's own entries, under its names (pinned in package.json).

export const TABS = 'tabState';

export interface Texts {
  initialQuery?: string;
  initialVariables?: string;
  initialHeaders?: string;
}

// The texts to begin with are those of the tab that was open. GraphiQL keeps the text of an editor
// a second time, and only once somebody has typed in it; where these second copies are not those of
// some tab, it opens one more tab for them.
export function textsOfTheOpenTab(kept: string | null): Texts {
  try {
    const { activeTabIndex, tabs } = JSON.parse(kept ?? '');
    const { query, variables, headers } = tabs[activeTabIndex];
    return {
      initialQuery: query ?? '',
      initialVariables: variables ?? '',
      initialHeaders: headers ?? undefined, // no header is kept: those to begin with
    };
  } catch {
    return {}; // a first visit
  }
}
