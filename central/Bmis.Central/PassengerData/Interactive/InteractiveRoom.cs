using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Central.PassengerData.Interactive.Desk;
using Bmis.Central.PassengerData.Interactive.Notices;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>The dialogue with carriers before boarding.</summary>
internal static class InteractiveRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<InteractiveSeal>();
        services.AddSingleton<CurrentRules>();
        services.AddHostedService(provider => provider.GetRequiredService<CurrentRules>());
        services.AddSingleton<RequestAnswering>();
        services.AddSingleton<RequestQueue>();
        services.AddSingleton<InteractiveDoor>();
        services.AddSingleton<NoticeSignal>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<Acknowledgements>();
        services.AddSingleton<NoticeSender>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeSender>());
        services.AddSingleton<BoardingDesk>();
        services.AddSingleton<BoardingStore>();
        CallbackClient.Add(services);
    }

    public static void Map(WebApplication application)
    {
        InteractiveEndpoints.Map(application);
        BoardingEndpoints.Map(application);
    }
}
