using Microsoft.AspNetCore.Authorization;

namespace Bmis.Central.Officers;

/// <summary>Who may do what, by the name that pages and endpoints ask for.</summary>
internal static class Policies
{
    /// <summary>See single crossings with their personal data.</summary>
    public const string Crossings = "crossings";

    /// <summary>See posts and the state of their lanes.</summary>
    public const string Posts = "posts";

    /// <summary>See officers' shifts at the lanes, with their notes and figures.</summary>
    public const string Shifts = "shifts";

    /// <summary>Read reports: counts, no persons.</summary>
    public const string Reports = "reports";

    /// <summary>Own the alert lists.</summary>
    public const string AlertLists = "alert-lists";

    /// <summary>Work on the queue of hits; the discreet ones need a role of their own.</summary>
    public const string Hits = "hits";

    /// <summary>Decide whether fingers that are alike are one person's.</summary>
    public const string Fingerprints = "fingerprints";

    /// <summary>See flights and who is on them; bookings and hits need roles of their own.</summary>
    public const string Passengers = "passengers";

    /// <summary>Own what carriers send: see it as it came, masked, and mend what could not be taken in.</summary>
    public const string Carriers = "carriers";

    /// <summary>Have travellers named who are named no more, for a case.</summary>
    public const string Reveal = "reveal";

    /// <summary>Add and disable accounts.</summary>
    public const string Accounts = "accounts";

    /// <summary>Make one-time codes for lanes' devices and revoke their certificates.</summary>
    public const string Devices = "devices";

    /// <summary>Read who did and saw what, and its proof; no data of travellers.</summary>
    public const string Audit = "audit";

    /// <summary>Look after what travels between lanes and headquarters: codes and numbers, no content.</summary>
    public const string Sync = "sync";

    /// <summary>A lane, by its certificate, on the lanes' port.</summary>
    public const string Lane = "lane";

    /// <summary>The roles behind each of the people's policies.</summary>
    public static IReadOnlyDictionary<string, string[]> RolesOf { get; } = new Dictionary<string, string[]>
    {
        [Crossings] = [Roles.Officer, Roles.Supervisor],
        [Posts] = [Roles.Officer, Roles.Supervisor, Roles.DataManager, Roles.Administrator],
        [Shifts] = [Roles.Supervisor, Roles.Auditor],
        [Reports] = [Roles.Analyst],
        [AlertLists] = [Roles.DataManager],
        [Hits] = [Roles.DataManager],
        [Fingerprints] = [Roles.DataManager],
        [Passengers] = [Roles.PassengerUnit, Roles.DataManager, Roles.Supervisor],
        [Carriers] = [Roles.PassengerUnit],
        [Reveal] = [Roles.PassengerReveal],
        [Accounts] = [Roles.Administrator],
        [Devices] = [Roles.Administrator],
        [Audit] = [Roles.Auditor],
        [Sync] = [Roles.Administrator],
    };

    /// <summary>Registers them. Whoever says nothing gets the fallback: signed in, or nothing.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var (name, roles) in RolesOf)
        {
            options.AddPolicy(name, policy => policy
                .AddAuthenticationSchemes(SignInScheme.Name)
                .RequireAuthenticatedUser()
                .RequireRole(roles));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder(SignInScheme.Name).RequireAuthenticatedUser().Build();
        options.DefaultPolicy = options.FallbackPolicy;
    }
}
