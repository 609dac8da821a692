package quire.paper.msdconvlstm.grib;

import java.io.IOException;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grib.GribFile.Visitor;

/** The sections of one message of edition 2; grids, products and bitmaps hold until others follow. */
final class Sections {
    private final String where;
    private final byte[] bytes;
    private final int discipline;
    private int centre;
    private long reference;
    private RegularGrid grid;
    private Product product;
    private Octets representation;
    private Octets bitmap;

    Sections(String where, byte[] bytes) {
        this.where = where;
        this.bytes = bytes;
        this.discipline = bytes[6] & 0xFF;
    }

    void visit(Visitor visitor) throws IOException {
        int at = 16;
        while (!end(at)) {
            if (bytes.length - at < 5) {
                throw damaged(at);
            }
            long length = new Octets(where, bytes, at, 4).unsigned(1, 4);
            if (length < 5 || length > bytes.length - at) {
                throw damaged(at);
            }
            section(new Octets(where, bytes, at, (int) length), visitor);
            at += (int) length;
        }
    }

    private QuireException damaged(int at) {
        return QuireException.of("%s: no section begins at byte %d where one should; get the file again", where, at);
    }

    private boolean end(int at) {
        return bytes.length - at >= 4 && bytes[at] == '7' && bytes[at + 1] == '7' && bytes[at + 2] == '7' && bytes[at + 3] == '7';
    }

    private void section(Octets s, Visitor visitor) throws IOException {
        switch (s.number()) {
            case 1 -> {
                centre = (int) s.unsigned(6, 2);
                reference = Product.time(s, 13);
            }
            case 2 -> {
                // local use says nothing that is needed
            }
            case 3 -> grid = RegularGrid.read(s);
            case 4 -> product = Product.read(s, reference);
            case 5 -> representation = s;
            case 6 -> bitmap(s);
            case 7 -> visitor.field(field(s));
            default -> throw QuireException.of("%s: section %d, which GRIB does not know; get the file again", where, s.number());
        }
    }

    private void bitmap(Octets s) {
        int kind = s.at(6);
        if (kind == 0) {
            bitmap = s;
        } else if (kind == 255) {
            bitmap = null;
        } else if (kind != 254) {
            throw QuireException.of("%s: bitmap %d predefined by its centre; convert it with grib_set -r -s bitmapPresent=0 IN OUT", where, kind);
        }
    }

    private GribField field(Octets data) throws IOException {
        if (grid == null || product == null || representation == null) {
            throw QuireException.of("%s: values come before their grid, product or packing; get the file again", where);
        }
        double[] packed = Packings.unpack(representation, data, grid.points());
        double[] values = Bitmap.spread(bitmap, 7, packed, grid.points(), where);
        return new GribField(centre, discipline, product.category(), product.number(), product.surface(), product.level(), reference, product.start(), product.end(), grid,
                values);
    }
}
