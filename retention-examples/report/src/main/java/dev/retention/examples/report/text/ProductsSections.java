package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.counts;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.numbers.Products;
import java.util.List;

/** Shows what goes with what, what is bought next, and with what customers began. */
final class ProductsSections {

    private static final int WIDTH = 32;

    private ProductsSections() {}

    static List<Section> of(Products products) {
        return List.of(complements(products), next(products), first(products));
    }

    private static Section complements(Products products) {
        return Section.of(
                "Bought together",
                "what to offer with what, the surest first",
                products.complements().isEmpty()
                        ? new Block.Paragraph("No two products are together in enough baskets to tell it from chance.")
                        : Table.of(
                                products.complements(),
                                List.of(
                                        words("Who buys", c -> name(c.product())),
                                        words("Also buys", c -> name(c.offer())),
                                        number("Baskets", c -> counts(c.bought())),
                                        number("Rate", c -> percent(c.bought())),
                                        number("Lift", c -> Format.decimal(c.lift())),
                                        number(
                                                "95 % interval",
                                                c -> Format.decimal(c.likely().lower()) + " - "
                                                        + Format.decimal(
                                                                c.likely().upper())))),
                new Block.Note("Lift: how many times oftener than if the two had nothing to do with each other."));
    }

    private static Section next(Products products) {
        return Section.of(
                "Bought next",
                "within " + Products.NEXT_WITHIN_DAYS + " days of the first purchase of another product",
                products.next().isEmpty()
                        ? new Block.Paragraph("No product follows another one more often than it follows any.")
                        : Table.of(
                                products.next(),
                                List.of(
                                        words("First", n -> name(n.product())),
                                        words("Then", n -> name(n.next())),
                                        number("Customers", n -> counts(n.followed())),
                                        number("Rate", n -> percent(n.followed())),
                                        number("After any", n -> percent(n.expected())),
                                        number("Mean days", n -> Format.decimal(n.meanDays())))),
                new Block.Note(
                        "Of the customers who did not have the second product yet and could be watched for so long."));
    }

    private static Section first(Products products) {
        return Section.of(
                "First products",
                "with what customers began, and how many bought again within " + Products.BACK_WITHIN_DAYS + " days",
                products.first().isEmpty()
                        ? new Block.Paragraph(
                                "Nobody's first purchase is " + Products.BACK_WITHIN_DAYS + " days old yet.")
                        : Table.of(
                                products.first(),
                                List.of(
                                        words("Product", f -> name(f.product())),
                                        number("Bought again", f -> counts(f.cameBack())),
                                        number("Rate", f -> percent(f.cameBack())),
                                        number("95 % interval", f -> Shares.interval(f.cameBack())))),
                new Block.Note("All customers: " + counts(products.cameBack()) + ", "
                        + percent(products.cameBack())
                        + ". Who begins with what is their choice: the product need not be the reason."));
    }

    private static String name(String product) {
        return SafeText.within(product, WIDTH);
    }
}
