# Writes as CSV what R's package survival has, and the orders of the package rfm, whose file is given, with numbers for names.
library(survival)
for (name in c("cgd", "colon", "heart", "lung", "mgus2", "veteran")) {
  write.csv(get(name), file.path("survival", paste0("data_", name, ".csv")), row.names = FALSE)
}

load(commandArgs(trailingOnly = TRUE)[1])
customer <- as.character(rfm_data_orders$customer_id)
orders <- data.frame(
  customer = match(customer, sort(unique(customer), method = "radix")),
  order_date = format(rfm_data_orders$order_date),
  revenue = rfm_data_orders$revenue
)
write.csv(orders, "rfm_orders.csv", row.names = FALSE, quote = FALSE)
