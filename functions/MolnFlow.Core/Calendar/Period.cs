namespace MolnFlow.Core.Calendar;

/// <summary>The units that agreements, law and the catalogue count in.</summary>
public enum PeriodUnit
{
    Days,
    WorkingDays,
    Months,
}

/// <summary>A signed length of calendar time, such as −30 days or 2 months.</summary>
public readonly record struct Period(int Amount, PeriodUnit Unit)
{
    public static Period Days(int amount) => new(amount, PeriodUnit.Days);

    public static Period Months(int amount) => new(amount, PeriodUnit.Months);

    public static Period WorkingDays(int amount) => new(amount, PeriodUnit.WorkingDays);
}
