//! Months as dates: the days from 1 January 1970 to the first day of a month, in the Gregorian calendar.

use powervacuum_engine::CalendarMonth;

/// Days from the first of March of year 0 to 1 January 1970.
const EPOCH: i32 = 719_468;
/// Days of 400 years.
const ERA: i32 = 146_097;

/// The day on which a month begins.
pub(crate) fn first_day(month: CalendarMonth) -> i32 {
    // Years begin in March, so that the leap day comes last.
    let (year, number) = (i32::from(month.year()), i32::from(month.month()));
    let (year, since_march) = if number > 2 { (year, number - 3) } else { (year - 1, number + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * since_march + 2) / 5;
    era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - EPOCH
}

/// The month in which a day lies; none outside the years 1 to 9999.
pub(crate) fn month_of(day: i32) -> Option<CalendarMonth> {
    let days = day.checked_add(EPOCH)?;
    let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let since_march = (5 * day_of_year + 2) / 153;
    let (year, number) = (era * 400 + year_of_era, since_march + 3);
    let (year, number) = if number > 12 { (year + 1, number - 12) } else { (year, number) };
    CalendarMonth::new(u16::try_from(year).ok()?, number as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_agree_over_ten_thousand_years() {
        assert_eq!(CalendarMonth::new(1970, 1).map(first_day), Some(0));
        assert_eq!(CalendarMonth::new(2000, 3).map(first_day), Some(11_017));
        assert_eq!(CalendarMonth::new(1922, 4).map(first_day), Some(-17_442));
        let mut month = CalendarMonth::new(1, 1).unwrap();
        let mut day = first_day(month);
        while let Some(next) =
            CalendarMonth::new(month.year(), month.month() + 1).or_else(|| CalendarMonth::new(month.year() + 1, 1))
        {
            let length = first_day(next) - day;
            assert!((28..=31).contains(&length), "{month}: {length}");
            assert_eq!((month_of(day), month_of(day + length - 1)), (Some(month), Some(month)));
            (month, day) = (next, day + length);
        }
    }
}
