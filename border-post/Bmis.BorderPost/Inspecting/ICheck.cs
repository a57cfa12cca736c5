namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// One check of an inspection. Checks run side by side and are cut off by the inspection when their time is up; a
/// check that cannot come to a result says so and does not throw.
/// </summary>
internal interface ICheck
{
    /// <summary>The name that travels with the record, such as <c>document.mrz</c>.</summary>
    string Name { get; }

    ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation);
}
