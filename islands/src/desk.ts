// What moves on the pages. Each island finds its own elements and does nothing on pages without them.
import htmx from "htmx.org";
import { startKeys } from "./keys";
import { startMap } from "./map";
import { startNotes } from "./notes";
import { startReview } from "./review";
import { startSaved } from "./saved";
import { startTheme } from "./theme";

htmx.config.includeIndicatorStyles = false; // a style element, which the page's policy forbids
startTheme();
startReview();
startKeys();
startSaved();
startNotes();
document.querySelectorAll<HTMLElement>("[data-map]").forEach(startMap);
