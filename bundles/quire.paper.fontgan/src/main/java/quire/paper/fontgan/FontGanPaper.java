package quire.paper.fontgan;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of FontGAN. */
@Component
@PaperService(paper = "fontgan", id = "fontgan")
public final class FontGanPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("fontgan", "FontGAN: A Unified Generative Framework for Chinese Character Stylization and De-stylization", "1910.12604",
                "Writes Chinese characters in the style of a font and maps glyphs of any font back to the standard one.",
                "fontgan", "zi2zi", "fonts", "supervised");
    }
}
