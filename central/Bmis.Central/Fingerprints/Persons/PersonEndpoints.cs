using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Pages;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Fingerprints.Persons;

/// <summary>The file of a person, by the id of an enrolment; every call is in the audit.</summary>
internal static class PersonEndpoints
{
    private const string Page = "/fingerprints/persons";

    public static void Map(WebApplication application) =>
        application.MapGet($"{Page}/{{id:guid}}", ShowAsync).RequireAuthorization(Policies.Fingerprints);

    /// <summary>Where the file of the person of an enrolment is.</summary>
    public static string Of(Guid enrolment) => $"{Page}/{enrolment}";

    private static async Task<IResult> ShowAsync(HttpContext context, PersonFiles files, Guid id) =>
        await files.FindAsync(id, ConflictViewer.Of(context.User), context.RequestAborted) is { } file
            ? new RazorComponentResult<PersonPage>(new { Model = (object)file })
            : Results.NotFound();
}
