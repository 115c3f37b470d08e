package dev.retention.examples.report.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import dev.retention.campaign.CampaignFunnel;
import dev.retention.cohort.CellContent;
import dev.retention.cohort.CellState;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortRow;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.IncrementalReturn;
import dev.retention.economics.IndustryLevel;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Effort;
import dev.retention.examples.report.input.Nps;
import dev.retention.examples.report.numbers.Cohorts;
import dev.retention.examples.report.numbers.Customers;
import dev.retention.examples.report.numbers.Headline;
import dev.retention.examples.report.numbers.Lifecycle;
import dev.retention.examples.report.numbers.Movement;
import dev.retention.examples.report.numbers.Part;
import dev.retention.examples.report.numbers.Programme;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.numbers.Rfm;
import dev.retention.examples.report.numbers.Sales;
import dev.retention.experiment.Verdict;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.rate.CustomerMovement;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.HeatMap;
import dev.retention.rfm.Thresholds;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentTable;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes the report as JSON: amounts in minor units, rates as fractions, dates as ISO strings, an undefined number or a part
 * that there is no data for as null. The names are kept from version to version.
 */
public final class JsonReport {

    private static final JsonSerializer<LocalDate> DATE = (date, type, context) -> new JsonPrimitive(date.toString());

    private static final JsonSerializer<Double> NUMBER =
            (number, type, context) -> Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;

    private static final JsonSerializer<Optional<?>> PART =
            (part, type, context) -> part.isPresent() ? context.serialize(part.get()) : JsonNull.INSTANCE;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .registerTypeAdapter(LocalDate.class, DATE)
            .registerTypeAdapter(double.class, NUMBER)
            .registerTypeAdapter(Double.class, NUMBER)
            .registerTypeAdapter(Optional.class, PART)
            .registerTypeAdapter(Proportion.class, object(JsonReport::share))
            .registerTypeAdapter(Headline.class, object(JsonReport::headline))
            .registerTypeAdapter(Movement.class, object(JsonReport::movement))
            .registerTypeAdapter(Effort.class, object(JsonReport::effort))
            .registerTypeAdapter(Nps.class, object(JsonReport::nps))
            .registerTypeAdapter(Rfm.class, object(JsonReport::rfm))
            .registerTypeAdapter(Lifecycle.class, object(LifecycleJson::of))
            .registerTypeAdapter(Cohorts.class, object(JsonReport::cohorts))
            .create();

    private JsonReport() {}

    public static String of(Report report) {
        return escaped(GSON.toJson(fields(report))) + "\n";
    }

    private static Map<String, Object> fields(Report report) {
        Optional<Sales> sales = report.sales();
        Optional<Customers> customers = report.customers();
        Optional<Programme> programme = customers.map(Customers::programme);
        return fields(
                "shop", report.shop(),
                "firstDay", customers.map(Customers::firstDay),
                "lastDay", customers.map(Customers::lastDay),
                "asOf", sales.map(Sales::asOf),
                "refunds", sales.map(Sales::refunds),
                "money", sales.map(Sales::money),
                "headline", sales.map(Sales::headline),
                "movement", customers.flatMap(c -> c.movement().ifShown()),
                "nps", report.answers(),
                "ladder", customers.map(Customers::ladder),
                "rfm", customers.flatMap(c -> c.rfm().ifShown()),
                "cohorts", customers.map(Customers::cohorts),
                "outlook", customers.flatMap(c -> c.ahead().outlook().ifShown()),
                "lifecycle", customers.map(c -> c.ahead().lifecycle()),
                "effort", programme.map(Programme::effort),
                "products", programme.flatMap(Programme::products),
                "tiers", programme.flatMap(Programme::tiers),
                "points", programme.flatMap(Programme::points),
                "findings", customers.map(Customers::findings),
                "silence", customers.flatMap(Customers::silence),
                "notShown", customers.map(JsonReport::notShown),
                "read", sales.flatMap(Sales::read),
                "badLines", report.badLines());
    }

    /** The parts that are null, and why. */
    private static Map<String, Object> notShown(Customers customers) {
        var parts = new LinkedHashMap<String, Part<?>>();
        parts.put("movement", customers.movement());
        parts.put("rfm", customers.rfm());
        parts.put("outlook", customers.ahead().outlook());
        parts.put("lifecycle.stages", customers.ahead().lifecycle().stages());
        parts.put("lifecycle.due", customers.ahead().lifecycle().due());
        var why = new LinkedHashMap<String, Object>();
        parts.forEach((name, part) -> part.ifMissing()
                .ifPresent(
                        missing -> why.put(name, fields("reason", missing.reason(), "sentence", missing.sentence()))));
        return why;
    }

    /** JSON may spell any character by its number, and what could move a terminal's cursor stands within texts only. */
    private static String escaped(String json) {
        var safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            int type = Character.getType(c);
            boolean harmless = c < 0x7F
                    || type != Character.CONTROL
                            && type != Character.FORMAT
                            && type != Character.SURROGATE
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR;
            if (harmless) {
                safe.append(c);
            } else {
                safe.append(String.format("\\u%04x", (int) c));
            }
        }
        return safe.toString();
    }

    private static Map<String, Object> share(Proportion share) {
        Interval interval = Certainty.interval(share);
        return fields(
                "count", share.count(),
                "total", share.total(),
                "rate", share.rate(),
                "lower", interval.lower(),
                "upper", interval.upper());
    }

    private static Map<String, Object> headline(Headline headline) {
        PurchaseStatistics purchases = headline.purchases();
        return fields(
                "customers", purchases.customers(),
                "orders", purchases.orders(),
                "revenueMinor", purchases.revenueMinor(),
                "repeatPurchaseRate", purchases.repeatPurchaseRate(),
                "purchaseFrequency", purchases.purchaseFrequency(),
                "averageOrderValueMinor", purchases.averageOrderValueMinor(),
                "revenuePerCustomerMinor", purchases.revenuePerCustomerMinor(),
                "repeatRevenueShare", purchases.repeatRevenueShare(),
                "topTenthRevenueShare", headline.topTenthRevenueShare(),
                "returns", headline.returns(),
                "returnedMinor", headline.returnedMinor());
    }

    private static Map<String, Object> movement(Movement movement) {
        CustomerMovement customers = movement.customers();
        return fields(
                "period", movement.period(),
                "start", customers.start(),
                "retained", customers.retained(),
                "lost", customers.lost(),
                "reactivated", customers.reactivated(),
                "acquired", customers.acquired(),
                "end", customers.end(),
                "retention", customers.retention(),
                "churn", customers.churn(),
                "growth", customers.growth(),
                "acquiredRevenueMinor", movement.purchases().newCustomers().revenueMinor(),
                "existingRevenueMinor", movement.purchases().existingCustomers().revenueMinor());
    }

    private static Map<String, Object> nps(Nps answers) {
        NpsCounts nps = answers.counts();
        Interval interval = nps.interval(NpsMethod.ADJUSTED_WALD, Certainty.CONFIDENCE);
        return fields(
                "answers", nps.answers(),
                "score", nps.score(),
                "lower", interval.lower(),
                "upper", interval.upper(),
                "promoters", nps.promoterShare(),
                "passives", nps.passiveShare(),
                "detractors", nps.detractorShare(),
                "byAnswer", answers.byAnswer());
    }

    private static Map<String, Object> effort(Effort effort) {
        return fields(
                "funnel", effort.funnel().map(JsonReport::funnel),
                "caused", effort.campaign().map(JsonReport::caused),
                "budget", effort.budget().map(JsonReport::budget),
                "industry",
                        effort.industry()
                                .map(industry ->
                                        fields("name", industry, "year", IndustryLevel.YEAR, "rate", industry.rate())));
    }

    private static Map<String, Object> funnel(CampaignFunnel funnel) {
        return fields(
                "deliveries", funnel.deliveries(),
                "opens", funnel.opens(),
                "clicks", funnel.clicks(),
                "clicksOfOpened", funnel.clicksOfOpened(),
                "conversions", funnel.conversions(),
                "conversionsOfClicked", funnel.conversionsOfClicked());
    }

    private static Map<String, Object> caused(Effort.Campaign campaign) {
        IncrementalReturn caused = campaign.caused();
        boolean isPriced = campaign.spendMinor().isPresent();
        return fields(
                "treated", campaign.groups().first(),
                "heldOut", campaign.groups().second(),
                "customers", caused.customers().value(),
                "lower", campaign.causedInterval().lower(),
                "upper", campaign.causedInterval().upper(),
                "decision", new Verdict(campaign.groups(), Certainty.CONFIDENCE).decision(),
                "spendMinor", isPriced ? campaign.spendMinor().getAsLong() : null,
                "costPerCustomerMinor", isPriced ? caused.costPerCustomerMinor() : null,
                "costPerCustomerMinorAtLeast",
                        isPriced
                                ? caused.costPerCustomerMinor(Certainty.CONFIDENCE)
                                        .lower()
                                : null);
    }

    private static Map<String, Object> budget(BudgetSplit split) {
        return fields(
                "acquisitionSpend", split.acquisitionSpend(),
                "acquisitionRate", split.acquisitionRate(),
                "retentionSpend", split.retentionSpend(),
                "retentionRate", split.retentionRate(),
                "valueOfCustomer", split.valueOfCustomer(),
                "equityPerProspect", split.equityPerProspect());
    }

    private static Map<String, Object> rfm(Rfm rfm) {
        SegmentTable table = rfm.segments();
        return fields(
                "method", rfm.method(),
                "recencyDays", scale(rfm, Dimension.RECENCY),
                "frequency", scale(rfm, Dimension.FREQUENCY),
                "monetaryMinor", scale(rfm, Dimension.MONETARY),
                "segments",
                        rfm.segmentsShown().stream()
                                .map(segment -> segment(segment, table))
                                .toList(),
                "heatMap", heatMap(rfm.customersByScore(), rfm.meanRevenueByScore()),
                "migration", rfm.changes().map(changes -> migration(changes.migration())));
    }

    private static Map<String, Object> scale(Rfm rfm, Dimension dimension) {
        Thresholds thresholds = rfm.thresholds(dimension);
        long[] counts = rfm.scores().counts(dimension);
        return fields(
                "cutPoints", thresholds.cutPoints(),
                "starts", thresholds.starts(),
                "customers", Arrays.copyOfRange(counts, 1, counts.length));
    }

    private static Map<String, Object> segment(SegmentTable.Row row, SegmentTable table) {
        return fields(
                "name", row.segment(),
                "customers", row.customers(),
                "customerShare", table.customerShare(row.segment()).rate(),
                "orders", row.orders(),
                "revenueMinor", row.revenueMinor(),
                "revenueShare", table.revenueShare(row.segment()),
                "averageOrderValueMinor", row.averageOrderValueMinor(),
                "medianRecencyDays", row.medianRecencyDays(),
                "medianFrequency", row.medianFrequency(),
                "medianMonetaryMinor", row.medianMonetaryMinor());
    }

    private static List<Map<String, Object>> heatMap(HeatMap customers, HeatMap meanRevenueMinor) {
        return List.of(5, 4, 3, 2, 1).stream()
                .map(r -> fields(
                        "recencyScore", r,
                        "customers",
                                IntStream.rangeClosed(1, 5)
                                        .mapToLong(f -> (long) customers.value(r, f))
                                        .toArray(),
                        "meanRevenueMinor",
                                IntStream.rangeClosed(1, 5)
                                        .mapToDouble(f -> meanRevenueMinor.value(r, f))
                                        .toArray()))
                .toList();
    }

    private static Map<String, Object> migration(SegmentMigration migration) {
        return fields(
                "since", migration.fromDay(),
                "from", migration.earlierSegments(),
                "to", migration.laterSegments(),
                "customers", Rfm.customers(migration));
    }

    private static Map<String, Object> cohorts(Cohorts cohorts) {
        if (cohorts.table() == null) {
            return fields("period", cohorts.period(), "cohorts", List.of(), "pooled", List.of());
        }
        return fields(
                "period", cohorts.period(),
                "cohorts",
                        cohorts.table().rows().stream().map(JsonReport::cohort).toList(),
                "pooled",
                        cohorts.table().curve(CohortAverage.POOLED).points().stream()
                                .map(point -> fields(
                                        "age", point.column(),
                                        "returned", point.returned(),
                                        "members", point.base(),
                                        "retention", point.retention()))
                                .toList());
    }

    private static Map<String, Object> cohort(CohortRow row) {
        return fields(
                "label", row.label(),
                "size", row.size(),
                "cells",
                        IntStream.range(0, row.columnCount())
                                .mapToObj(row::cell)
                                .filter(cell -> cell.state() != CellState.NOT_YET_OBSERVABLE)
                                .map(JsonReport::cell)
                                .toList());
    }

    private static Map<String, Object> cell(CohortCell cell) {
        CellContent content = cell.soFar();
        return fields(
                "state", cell.state(),
                "returned", content.returned(),
                "members", content.members(),
                "retention", content.retention().rate(),
                "cumulativeRevenuePerMemberMinor", content.cumulativeRevenuePerMemberMinor());
    }

    private static <T> JsonSerializer<T> object(Function<T, Map<String, Object>> fields) {
        return (value, type, context) -> context.serialize(fields.apply(value));
    }

    /** Names and values in turn; what is empty is null. */
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            fields.put((String) namesAndValues[i], value instanceof Optional<?> part ? part.orElse(null) : value);
        }
        return fields;
    }
}
