package dev.retention.examples.report.html;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A drawing, 360 units wide: well-formed by construction, and without a word that is not text. */
final class Svg {

    static final int WIDTH = 360;

    /** Where a text is held. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final char RIGHT_TO_LEFT_ISOLATE = '\u2067';
    private static final char POP_ISOLATE = '\u2069';

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private final boolean isRightToLeft;
    private final boolean isMirrored;

    /**
     * Begins a drawing.
     *
     * @param id its name on the page
     * @param height how high it is
     * @param name what it shows
     * @param reading what is to be seen in it
     * @param isRightToLeft whether its words are written from right to left
     * @param isMirrored whether it is drawn from the right: bars grow to the left, and their names stand at the right
     */
    Svg(String id, double height, Phrase name, Phrase reading, boolean isRightToLeft, boolean isMirrored) {
        this.isRightToLeft = isRightToLeft;
        this.isMirrored = isMirrored;
        try {
            out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartElement("svg");
            out.writeAttribute("viewBox", "0 0 " + WIDTH + " " + number(height));
            out.writeAttribute("role", "img");
            out.writeAttribute("aria-labelledby", id + "-t " + id + "-d");
            described("title", id + "-t", name.plain());
            described("desc", id + "-d", reading.plain());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void described(String element, String id, String words) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeAttribute("id", id);
        out.writeCharacters(words);
        out.writeEndElement();
    }

    private double mirrored(double x) {
        return isMirrored ? WIDTH - x : x;
    }

    void line(double x1, double y1, double x2, double y2, String look) {
        empty("line", look, "x1", number(mirrored(x1)), "y1", number(y1), "x2", number(mirrored(x2)), "y2", number(y2));
    }

    void rectangle(double x, double y, double width, double height, String look) {
        empty(
                "rect",
                look,
                "x",
                number(isMirrored ? WIDTH - x - Math.max(0, width) : x),
                "y",
                number(y),
                "width",
                number(Math.max(0, width)),
                "height",
                number(Math.max(0, height)));
    }

    void dot(double x, double y, String look) {
        empty("circle", look, "cx", number(mirrored(x)), "cy", number(y), "r", "2.6");
    }

    void path(String path, String look) {
        empty("path", look, "d", path);
    }

    void text(double x, double y, Phrase words, Anchor anchor, String look) {
        text(x, y, words.plain(), anchor, look);
    }

    void text(double x, double y, String words, Anchor anchor, String look) {
        try {
            out.writeStartElement("text");
            out.writeAttribute("x", number(mirrored(x)));
            out.writeAttribute("y", number(y));
            if (anchor == Anchor.MIDDLE) {
                out.writeAttribute("text-anchor", "middle");
            } else if ((anchor == Anchor.END) != isMirrored) {
                out.writeAttribute("text-anchor", "end");
            }
            if (!look.isEmpty()) {
                out.writeAttribute("class", look);
            }
            out.writeCharacters(isRightToLeft ? RIGHT_TO_LEFT_ISOLATE + words + POP_ISOLATE : words);
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void empty(String element, String look, String... attributes) {
        try {
            out.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                out.writeAttribute(attributes[i], attributes[i + 1]);
            }
            if (!look.isEmpty()) {
                out.writeAttribute("class", look);
            }
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a coordinate, to a tenth} */
    static String number(double coordinate) {
        BigDecimal rounded =
                new BigDecimal(coordinate).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** {@return the drawing; nothing can be added afterwards} */
    String end() {
        try {
            out.writeEndElement();
            out.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
