package quire.detection.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;
import quire.detection.image.ImageFiles;
import quire.detection.image.RgbImage;

/** The pictures a person named, and what was wrong with those that cannot be used. */
final class Pictures {
    private final List<Path> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int least;

    /** A file that was left out, and why. */
    record Problem(String file, String error) {
    }

    /** @param least pixels of the shorter side */
    Pictures(List<Path> inputs, boolean deep, int least) throws IOException {
        this.least = least;
        for (Path input : inputs) {
            List<Path> found = ImageFiles.list(input, deep);
            if (found.isEmpty()) {
                throw QuireException.of("%s: no PNG or JPEG picture in it; name a picture or a folder of pictures", input);
            }
            for (Path f : found) {
                files.add(f);
                names.add(Files.isDirectory(input) ? input.relativize(f).toString().replace('\\', '/') : f.getFileName().toString());
            }
        }
    }

    int count() {
        return files.size();
    }

    String name(int i) {
        return names.get(i);
    }

    /** The picture, or null after noting why there is none. */
    RgbImage read(int i) throws IOException {
        try {
            RgbImage image = ImageFiles.read(files.get(i));
            if (Math.min(image.width(), image.height()) < least) {
                throw QuireException.of("%s: %d x %d pixels are fewer than the network's largest stride %d; give a larger picture", files.get(i),
                        image.width(), image.height(), least);
            }
            return image;
        } catch (QuireException e) {
            problems.add(new Problem(names.get(i), e.getMessage()));
            return null;
        }
    }

    /** Files left out so far. */
    List<Problem> problems() {
        return problems;
    }
}
