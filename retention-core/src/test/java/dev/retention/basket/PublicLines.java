package dev.retention.basket;

import dev.retention.PublicData;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.KeyIndexAccumulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;

/**
 * The lines with a quantity above 0 of UCI "Online Retail" (CC BY 4.0), read in place; a test that asks for them is skipped where they are
 * not at hand.
 */
final class PublicLines {

    private static PublicLines lines;

    final long[] orders;
    final long[] customers;
    final int[] epochDays;
    final long[] products;
    final KeyIndex<String> names;

    private PublicLines(long[] orders, long[] customers, int[] epochDays, long[] products, KeyIndex<String> names) {
        this.orders = orders;
        this.customers = customers;
        this.epochDays = epochDays;
        this.products = products;
        this.names = names;
    }

    static synchronized PublicLines onlineRetail() {
        if (lines == null) {
            lines = read(PublicData.file("online_retail_lines.csv.gz"));
        }
        return lines;
    }

    Baskets baskets() {
        return Baskets.of(orders, products);
    }

    ItemLog itemLog() {
        return ItemLog.of(customers, epochDays, products);
    }

    /** Columns order, customer, time, product (its name may hold a comma), quantity, price. */
    private static PublicLines read(Path file) {
        var orders = LongStream.builder();
        var customers = LongStream.builder();
        var days = LongStream.builder();
        var products = LongStream.builder();
        var names = new KeyIndexAccumulator<String>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int order = line.indexOf(',');
                int customer = line.indexOf(',', order + 1);
                int time = line.indexOf(',', customer + 1);
                int price = line.lastIndexOf(',');
                int quantity = line.lastIndexOf(',', price - 1);
                if (Long.parseLong(line.substring(quantity + 1, price)) > 0) {
                    orders.add(Long.parseLong(line.substring(0, order)));
                    customers.add(Long.parseLong(line.substring(order + 1, customer)));
                    days.add(LocalDate.parse(line.substring(customer + 1, customer + 11))
                            .toEpochDay());
                    products.add(names.add(line.substring(time + 1, quantity)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PublicLines(
                orders.build().toArray(),
                customers.build().toArray(),
                days.build().mapToInt(Math::toIntExact).toArray(),
                products.build().toArray(),
                names.toIndex());
    }
}
