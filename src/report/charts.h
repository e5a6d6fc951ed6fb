#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/svg.h"

namespace fieldloop {

// Each function returns an SVG file's bytes. Texts may hold anything; they are escaped.

struct AxisRange {
  std::string title;
  double low = 0, high = 1;
  bool whole = false;  // only whole numbers stand on it, such as epochs
};

struct ChartSeries {
  std::string name;
  std::vector<SvgPoint> points;  // in the axes' units
  bool strong = false;           // drawn thicker, over the others
};

struct LineChart {
  std::string title;
  AxisRange x, y;
  std::vector<ChartSeries> series;
  std::optional<SvgPoint> mark;  // a point to look at
};
std::string draw(const LineChart& chart);

// Upright bars over the x axis, and a dashed diagonal that says where they should end.
struct DiagonalBars {
  struct Bar {
    double low = 0, high = 0, value = 0;
    std::string note;  // written at its foot
  };
  std::string title;
  AxisRange x, y;
  std::vector<Bar> bars;
};
std::string draw(const DiagonalBars& chart);

// A lying bar for each row and series, with its number.
struct RowBars {
  struct Row {
    std::string name;
    std::vector<double> values;  // one a series
  };
  std::string title;
  std::vector<std::string> series;
  std::vector<Row> rows;
};
std::string draw(const RowBars& chart);

// Counts by row and column, each shaded by its share of the row.
struct CountTable {
  std::string title, rows_title, columns_title;
  std::vector<std::string> names;        // of rows and columns alike
  std::vector<std::vector<int>> counts;  // [row][column]
};
std::string draw(const CountTable& table);

// How many points lie where; both axes from 0 to 1, y downwards as in a photo when `y_down`.
struct DensityChart {
  std::string title, x_title, y_title;
  std::vector<SvgPoint> points;
  bool y_down = false;
};
std::string draw(const DensityChart& chart);

}  // namespace fieldloop
