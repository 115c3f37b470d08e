package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.estimate.Proportion;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.numbers.Points;
import dev.retention.loyalty.PointsBalance;
import java.util.List;

/** Shows what became of the points of a loyalty programme. */
final class PointsSection {

    private record Row(String name, long points) {}

    private PointsSection() {}

    static Section of(Points points) {
        PointsBalance balance = points.balance();
        return Section.of(
                "Points",
                "what became of the points that " + count(points.customers(), "customer") + " earned",
                Table.of(
                        List.of(
                                new Row("Available", points.available()),
                                new Row("Redeemed", balance.redeemed()),
                                new Row("Expired", balance.expired()),
                                new Row("Taken back by refunds", balance.reversed()),
                                new Row("Forgiven", balance.forgiven()),
                                new Row("Earned", balance.earned())),
                        List.of(
                                words(Row::name),
                                number(row -> count(row.points())),
                                number(row -> share(row.points(), balance.earned())))),
                new Block.Note(count(points.holding(), "customer") + " can spend points, " + count(points.owing())
                        + " owe some. Within " + points.expiringWithinDays() + " days "
                        + count(points.expiring(), "point") + " will lapse if nobody spends them."));
    }

    private static String share(long points, long earned) {
        return points < 0 || points > earned ? "" : percent(new Proportion(points, earned));
    }
}
