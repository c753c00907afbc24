//! The little linear algebra that a kernel and a regression need: Cholesky factors of symmetric matrices.
//!
//! Only sums, products and square roots, in fixed order, so the bits are the same everywhere.

/// A symmetric matrix in rows, as few as there are parameters.
pub(super) type Matrix = Vec<Vec<f64>>;

/// The lower triangular factor `L` of a positive definite matrix `L L'`.
#[derive(Clone, Debug)]
pub(super) struct Cholesky {
    rows: Matrix,
}

/// A pivot below this share of its diagonal entry counts as 0.
const LEAST_PIVOT: f64 = 1e-12;

impl Cholesky {
    /// The factor, or nothing unless the matrix is positive definite beyond rounding.
    pub(super) fn of(matrix: &Matrix) -> Option<Cholesky> {
        let mut rows: Matrix = Vec::with_capacity(matrix.len());
        for (i, given) in matrix.iter().enumerate() {
            let mut row = Vec::with_capacity(i + 1);
            for (j, above) in rows.iter().enumerate() {
                let rest = given[j] - dot(&row, &above[..j]);
                row.push(rest / above[j]);
            }
            let pivot = given[i] - dot(&row, &row);
            // Written so that a NaN fails as well.
            if !(pivot > LEAST_PIVOT * given[i] && pivot.is_finite()) {
                return None;
            }
            row.push(pivot.sqrt());
            rows.push(row);
        }
        Some(Cholesky { rows })
    }

    /// `L z`.
    pub(super) fn times(&self, z: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|row| dot(row, &z[..row.len()])).collect()
    }

    /// The squared Mahalanobis distance of two points: the squared length of the solution of `L y = one - other`.
    ///
    /// `y` is room for the solution, so that a sum over many centres asks for none.
    pub(super) fn squared_distance(&self, one: &[f64], other: &[f64], y: &mut Vec<f64>) -> f64 {
        y.clear();
        for (row, (one, other)) in self.rows.iter().zip(one.iter().zip(other)) {
            let known = dot(&row[..y.len()], y);
            y.push((one - other - known) / row[y.len()]);
        }
        dot(y, y)
    }

    /// The solution of `L L' y = x`.
    pub(super) fn solve(&self, x: &[f64]) -> Vec<f64> {
        let mut y: Vec<f64> = Vec::with_capacity(x.len());
        self.rows.iter().zip(x).for_each(|(row, x)| y.push((x - dot(&row[..y.len()], &y)) / row[y.len()]));
        for i in (0..y.len()).rev() {
            let below = (i + 1..y.len()).map(|k| self.rows[k][i] * y[k]).sum::<f64>();
            y[i] = (y[i] - below) / self.rows[i][i];
        }
        y
    }

    /// The natural logarithm of the determinant of `L`.
    pub(super) fn log_determinant(&self) -> f64 {
        self.rows.iter().enumerate().map(|(i, row)| libm::log(row[i])).sum()
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn exact_factor_of_a_matrix_done_by_hand() {
        // L = [[2, 0, 0], [1, 3, 0], [-1, 2, 1]]
        let matrix = vec![vec![4.0, 2.0, -2.0], vec![2.0, 10.0, 5.0], vec![-2.0, 5.0, 6.0]];
        let factor = Cholesky::of(&matrix).unwrap();
        assert_eq!(factor.times(&[1.0, 1.0, 1.0]), [2.0, 4.0, 2.0]);
        close(factor.squared_distance(&[3.0, 4.0, 3.0], &[1.0, 0.0, 1.0], &mut Vec::new()), 3.0);
        close(factor.log_determinant(), libm::log(6.0));
        let solved = factor.solve(&[4.0, 17.0, 9.0]);
        [1.0, 1.0, 1.0].iter().zip(&solved).for_each(|(&expected, &found)| close(found, expected));
    }

    #[test]
    fn what_is_not_positive_definite_has_no_factor() {
        assert!(Cholesky::of(&vec![vec![1.0, 1.0], vec![1.0, 1.0]]).is_none());
        assert!(Cholesky::of(&vec![vec![0.0]]).is_none());
        assert!(Cholesky::of(&vec![vec![f64::NAN]]).is_none());
    }
}
