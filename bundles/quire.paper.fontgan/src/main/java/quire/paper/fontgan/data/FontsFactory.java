package quire.paper.fontgan.data;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** Fonts a person has. */
@Component
@PaperService(paper = "fontgan", id = "fonts")
public final class FontsFactory implements DatasetFactory {
    @Override
    public Options options() {
        return GlyphDataset.options(64, 600, 40, 60)
                .word("standard", "AR PL UMing CN", "the standard font: a part of its name; the first font where none has it")
                .word("only", "all", "the one font to learn: a part of its name, or all")
                .word("place", "em", "where glyphs stand: as the font places them, or centred by their bounds", "em", "box");
    }

    @Override
    public String description() {
        return "TrueType and OpenType fonts (.ttf .otf .ttc .otc): those of a file or folder, else those installed";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public boolean recognises(Path data) {
        String name = data.toString().toLowerCase(java.util.Locale.ROOT);
        return name.matches(".*\\.(ttf|otf|ttc|otc)");
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        int size = GlyphDataset.size(o);
        if (request.data() != null) {
            request.requireData("font file or folder of fonts");
        }
        List<FontFace> faces = new ArrayList<>();
        for (Font f : FontFiles.faces(request.data())) {
            faces.add(new FontFace(f, size, o.word("place").equals("box")));
        }
        FontFace standard = faces.stream().filter(f -> f.name().contains(o.word("standard"))).findFirst().orElse(faces.get(0));
        faces.remove(standard);
        if (!o.word("only").equals("all")) {
            faces.removeIf(f -> !f.name().contains(o.word("only")));
        }
        if (faces.isEmpty()) {
            throw QuireException.of("beside the standard font %s no font is left to learn; give a second font or set only=all", standard.name());
        }
        GlyphBook book = GlyphBook.draw(standard, faces, Characters.common(), GlyphDataset.wanted(o), size);
        return new GlyphDataset(book, o, Map.of("standard", standard.name(), "place", o.word("place")));
    }
}
