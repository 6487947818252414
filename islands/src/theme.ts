// Light or dark: as the machine is set, until the reader chooses; a cookie tells the server the next time.

const NEXT: Record<string, string> = { light: "dark", dark: "light" };

export function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("#theme");
  button?.closest<HTMLElement>(".tools")?.removeAttribute("hidden");
  button?.addEventListener("click", toggleTheme);
}

export function toggleTheme(): void {
  const theme = NEXT[shown()] ?? "dark";
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=strict`;
}

function shown(): string {
  return document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}
