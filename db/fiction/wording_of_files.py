"""Texts of fictional interceptions, antecedents and acts, in the language of those who write."""

BASES = ("CPP 100", "CPP 706-95", "CPP 74-2", "CPP 80-4")
OPERATORS = ("Télécom du Rhône", "Réseau d'Armor", "Mobile du Levant", "Lignes du Nord")
REQUESTED = ("Interception", "Facturation détaillée", "Identification", "Géolocalisation")
EXHIBITS = ("Support optique", "Clé chiffrée", "Disque, deux copies")
TRANSCRIPTS = (
    "Rendez-vous au garage à midi",
    "Il dit que le camion est passé",
    "Ils parlent du loyer et d'une voiture",
    "Appel sans réponse",
    "Deux hommes s'accordent sur un prix",
)
TRANSLATIONS = ("Meeting at the garage at noon", "He says the lorry came through")
REASONS = ("Migration des enregistrements", "Index illisible", "Reprise après incident")
TASKS = ("Analyse des flux financiers", "Exploitation de la téléphonie", "Analyse criminelle")
NEEDS = ("Demande de port d'arme", "Demande de naturalisation", "Accès à un site sensible")
SERVICES = (
    "Commissariat central",
    "Brigade territoriale",
    "Sûreté départementale",
    "Section de recherches",
)
REPLIES = ("Condamnation définitive", "Procédure en cours", "Classement, mention apposée")
HOLDS = ("Prescription non acquise, victime mineure", "Pourvoi en révision annoncé")
STUDIES = ("Suites données aux plaintes", "Délais de jugement", "Exécution des peines")
