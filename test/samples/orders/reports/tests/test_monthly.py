from unittest import mock

from orders import read_rows, total_of
from orders.monthly import MonthlyReport

LINES = ['{"number": 1, "customer": "Ada", "cents": 1250, "paid": true}', '{"number": 2, "customer": "Bo", "cents": 500}']


def test_total_counts_all_orders():
    assert total_of(read_rows(LINES)) == 1750


def test_report_names_the_best_customer():
    assert MonthlyReport(list(read_rows(LINES))).text() == "ordered 17.50 EUR, paid 12.50 EUR, most by Ada"


def test_report_asks_for_both_sums():
    with mock.patch("orders.money.total_of", return_value=0) as total:
        MonthlyReport([]).text()
    assert total.call_count == 2
