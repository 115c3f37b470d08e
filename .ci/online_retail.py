"""Makes the order lines and the orders that the tests read of UCI's workbook "Online Retail": python3 online_retail.py WORKBOOK

A line without a customer is left out. An order is what a customer did in one minute. Prices are in pence.
"""
import csv
import datetime
import gzip
import io
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST_DAY = datetime.datetime(1899, 12, 30)


def rows(workbook):
    """The rows of the only sheet, each a dictionary by the letter of the column."""
    with zipfile.ZipFile(workbook) as parts:
        strings = [
            "".join(string.itertext())
            for string in xml.fromstring(parts.read("xl/sharedStrings.xml")).iter(NAMESPACE + "si")
        ]
        with parts.open("xl/worksheets/sheet1.xml") as sheet:
            for _, row in xml.iterparse(sheet):
                if row.tag != NAMESPACE + "row":
                    continue
                cells = {}
                for cell in row:
                    value = cell.findtext(NAMESPACE + "v")
                    if value is not None:
                        column = re.match("[A-Z]+", cell.get("r"))[0]
                        cells[column] = strings[int(value)] if cell.get("t") == "s" else value
                yield cells
                row.clear()


def lines(workbook):
    """Customer, time, product, quantity, price and country of each line."""
    sheet = rows(workbook)
    header = "InvoiceNo StockCode Description Quantity InvoiceDate UnitPrice CustomerID Country".split()
    if list(next(sheet).values()) != header:
        sys.exit("the workbook has other columns")
    for row in sheet:
        if "G" in row:
            minutes = round(float(row["E"]) * 24 * 60)
            time = (FIRST_DAY + datetime.timedelta(minutes=minutes)).isoformat(timespec="minutes")
            pence = round(float(row["F"]) * 100)
            yield int(float(row["G"])), time, row["C"].strip(), int(row["D"]), pence, row["H"]


def main(workbook):
    orders = {}
    for customer, time, product, quantity, pence, country in lines(workbook):
        orders.setdefault((time, customer), []).append((product, quantity, pence, country))

    text = io.StringIO()
    line_writer = csv.writer(text, lineterminator="\n")
    line_writer.writerow(["order", "customer", "time", "product", "quantity", "unit_price_pence"])
    with open("online_retail_orders.csv", "w", encoding="utf-8", newline="") as file:
        order_writer = csv.writer(file, lineterminator="\n")
        order_writer.writerow(["customer", "time", "amount_pence", "items", "country"])
        for number, ((time, customer), of_order) in enumerate(sorted(orders.items()), start=1):
            for product, quantity, pence, _ in sorted(of_order):
                line_writer.writerow([number, customer, time, product, quantity, pence])
            amount = sum(quantity * pence for _, quantity, pence, _ in of_order)
            order_writer.writerow([customer, time, amount, sum(line[1] for line in of_order), of_order[0][3]])
    with gzip.open("online_retail_lines.csv.gz", "wb") as file:
        file.write(text.getvalue().encode("utf-8"))


main(sys.argv[1])
