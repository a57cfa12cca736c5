namespace Bmis.BorderPost.Corrections;

/// <summary>The form of a correction as the page posts it. It prints as <c>[correction]</c>.</summary>
internal sealed class CorrectionInput
{
    public string Key { get; set; } = "";

    public string Decision { get; set; } = "";

    public string Category { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Supervisor { get; set; } = "";

    public string SupervisorPassword { get; set; } = "";

    public string SupervisorCode { get; set; } = "";

    public override string ToString() => "[correction]";
}
