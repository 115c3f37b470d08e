package dev.retention.examples.report.input;

import dev.retention.campaign.CampaignFunnel;
import dev.retention.economics.IndustryLevel;
import dev.retention.economics.ResponseCurve;
import dev.retention.estimate.Proportion;
import java.math.BigDecimal;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the shop knows of its own efforts and the orders do not say. */
public final class EffortOptions {

    private static final BigDecimal MOST = new BigDecimal(1_000_000_000L);

    @Option(
            names = "--funnel",
            paramLabel = "S,D,O,C,B",
            converter = FunnelConverter.class,
            description = "A mailing: customers to whom it was sent, delivered, who opened, clicked, bought.")
    CampaignFunnel funnel;

    @Option(
            names = "--treated",
            paramLabel = "B/N",
            converter = ShareConverter.class,
            description = "Buyers of all customers whom a campaign was for, such as 450/9000. With --held-out.")
    Proportion treated;

    @Option(
            names = "--held-out",
            paramLabel = "B/N",
            converter = ShareConverter.class,
            description = "Buyers of all customers whom the lot kept out of it, such as 40/1000.")
    Proportion heldOut;

    @Option(
            names = "--spend",
            paramLabel = "AMOUNT",
            description = "What the campaign cost, in the currency of the report.")
    BigDecimal spend;

    @Option(
            names = "--winning",
            paramLabel = "A,R,C",
            converter = CurveConverter.class,
            description =
                    "Spend on each prospect, share of them it wins, share that no spend exceeds, such as 5,0.1,0.4."
                            + " With --keeping and --margin.")
    ResponseCurve win;

    @Option(
            names = "--keeping",
            paramLabel = "A,R,C",
            converter = CurveConverter.class,
            description = "The same for keeping a customer, a year.")
    ResponseCurve keep;

    @Option(
            names = "--margin",
            paramLabel = "AMOUNT",
            description = "What a customer brings a year, the cost of the goods deducted.")
    Double margin;

    @Option(
            names = "--discount",
            paramLabel = "RATE",
            description = "What waiting a year costs, a fraction (default: ${DEFAULT-VALUE}).")
    double discount = 0.1;

    @Option(
            names = "--industry",
            paramLabel = "NAME",
            description = "To set the retention beside that of 2020: ${COMPLETION-CANDIDATES}.")
    IndustryLevel industry;

    /** {@return what is missing or does not go together, or null} */
    public String complaint() {
        if ((treated == null) != (heldOut == null)) {
            return "--treated and --held-out are needed together";
        }
        if (spend != null && treated == null) {
            return "--spend needs --treated and --held-out";
        }
        if (spend != null && (spend.signum() < 0 || spend.compareTo(MOST) > 0)) {
            return "--spend must be from 0 to " + MOST + ", got " + spend;
        }
        boolean all = win != null && keep != null && margin != null;
        if (!all && (win != null || keep != null || margin != null)) {
            return "--winning, --keeping and --margin are needed together";
        }
        if (all && !(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            return "--margin must be above 0, got " + margin;
        }
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            return "--discount must be 0 or more, got " + discount;
        }
        return all && keep.ceiling() >= 1 + discount
                ? "--keeping: customers who all stay for ever need a --discount above 0"
                : null;
    }

    /** Five counts that do not grow. */
    static final class FunnelConverter implements ITypeConverter<CampaignFunnel> {

        @Override
        public CampaignFunnel convert(String value) {
            try {
                long[] counts = Arrays.stream(value.split(",", -1))
                        .mapToLong(Long::parseLong)
                        .toArray();
                if (counts.length == 5) {
                    return new CampaignFunnel(counts[0], counts[1], counts[2], counts[3], counts[4], 0, 0);
                }
            } catch (NumberFormatException e) {
                // said below
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "': " + e.getMessage());
            }
            throw new TypeConversionException("'" + value + "' is not five counts such as 9000,8820,2205,900,450");
        }
    }

    /** A count of a total. */
    static final class ShareConverter implements ITypeConverter<Proportion> {

        @Override
        public Proportion convert(String value) {
            try {
                String[] parts = value.split("/", -1);
                if (parts.length == 2) {
                    return new Proportion(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                }
            } catch (NumberFormatException e) {
                // said below
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "': " + e.getMessage());
            }
            throw new TypeConversionException("'" + value + "' is not buyers of customers such as 450/9000");
        }
    }

    /** What is spent, what it brings about, and what no spend exceeds. */
    static final class CurveConverter implements ITypeConverter<ResponseCurve> {

        @Override
        public ResponseCurve convert(String value) {
            try {
                double[] numbers = Arrays.stream(value.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                if (numbers.length == 3) {
                    return ResponseCurve.through(numbers[0], numbers[1], numbers[2]);
                }
            } catch (NumberFormatException e) {
                // said below
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "': " + e.getMessage());
            }
            throw new TypeConversionException("'" + value + "' is not a spend and two shares such as 5,0.1,0.4");
        }
    }
}
