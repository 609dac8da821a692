package quire.data.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import quire.data.file.AtomicFile;

/** Writes animated GIFs that repeat for ever. */
public final class AnimatedGif {
    /** Frames an animation may have. */
    public static final int MOST_FRAMES = 2000;

    private AnimatedGif() {
    }

    /**
     * Replaces a file by an animation, whole or not at all.
     *
     * @param frames      1 to {@value #MOST_FRAMES} pictures of one size
     * @param hundredths  time each is shown, in hundredths of a second, 1 to 65535
     */
    public static void write(Path gif, List<BufferedImage> frames, int hundredths) throws IOException {
        if (frames.isEmpty() || frames.size() > MOST_FRAMES || hundredths < 1 || hundredths > 0xFFFF) {
            throw new IllegalArgumentException(frames.size() + " frames of " + hundredths + "/100 s; allowed are 1 to " + MOST_FRAMES
                    + " frames of 1 to 65535");
        }
        BufferedImage first = frames.get(0);
        for (BufferedImage f : frames) {
            if (f.getWidth() != first.getWidth() || f.getHeight() != first.getHeight()) {
                throw new IllegalArgumentException("frames differ in size");
            }
        }
        AtomicFile.stream(gif, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.prepareWriteSequence(null);
                for (BufferedImage frame : frames) {
                    writer.writeToSequence(new IIOImage(frame, null, timing(writer, frame, hundredths)), null);
                }
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        });
    }

    private static IIOMetadata timing(ImageWriter writer, BufferedImage frame, int hundredths) throws IOException {
        IIOMetadata data = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        String format = data.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
        repeat.setAttribute("applicationID", "NETSCAPE");
        repeat.setAttribute("authenticationCode", "2.0");
        // sub-block 1, loop count 0: for ever
        repeat.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(repeat);
        root.appendChild(extensions);
        data.mergeTree(format, root);
        return data;
    }
}
