namespace Bmis.Reports.Pages;

/// <summary>The addresses of the reports.</summary>
public static class ReportsPaths
{
    /// <summary>The flows report.</summary>
    public const string Flows = "/reports/flows";

    /// <summary>Its export.</summary>
    public const string FlowsCsv = "/reports/flows.csv";
}
